import { readFileSync, writeFileSync } from 'node:fs'
import { allCapabilities } from './all-capabilities.ts'
import { renderReadme } from './readme.ts'

const path = new URL('../../README.md', import.meta.url)
writeFileSync(path, renderReadme(readFileSync(path, 'utf8'), allCapabilities))
