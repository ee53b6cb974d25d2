import { describeMatrix } from './matrix.ts'
import { OPENCLOUD } from './opencloud-world.ts'

await describeMatrix(OPENCLOUD)
