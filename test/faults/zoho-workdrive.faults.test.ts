import { describeMatrix } from './matrix.ts'
import { WORKDRIVE } from './workdrive-world.ts'

await describeMatrix(WORKDRIVE)
