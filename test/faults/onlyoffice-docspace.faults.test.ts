import { DOCSPACE } from './docspace-world.ts'
import { describeMatrix } from './matrix.ts'

await describeMatrix(DOCSPACE)
