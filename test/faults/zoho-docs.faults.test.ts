import { ZOHO_DOCS } from './docs-world.ts'
import { describeMatrix } from './matrix.ts'

await describeMatrix(ZOHO_DOCS)
