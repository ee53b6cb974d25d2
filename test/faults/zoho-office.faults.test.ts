import { describeMatrix } from './matrix.ts'
import { OFFICE_WORLDS } from './office-world.ts'

for (const world of OFFICE_WORLDS) await describeMatrix(world)
