import { describeMatrix } from './matrix.ts'
import { NEXTCLOUD } from './nextcloud-world.ts'

await describeMatrix(NEXTCLOUD)
