import { createShareLinks, type ShareLinkDraft } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { fromWire } from '../../packages/onlyoffice-docspace/src/docspace-mapping-answers.ts'
import { median } from './rounds.ts'

const ROUNDS = 9
const BLOCK = 2_000

function perSecond(work: () => unknown): number {
  const start = performance.now()
  for (let number = 0; number < BLOCK; number += 1) work()
  return BLOCK / ((performance.now() - start) / 1000)
}

export type Pure = { perSecond: number; ofJsonParse: number }

/** How often a second, and as a part of how often the same bytes go through JSON.parse. */
function against(work: () => unknown, bytes: string): Pure {
  const own: number[] = []
  const ratios: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = perSecond(work)
    const theirs = perSecond(() => JSON.parse(bytes))
    if (round === 0) continue
    own.push(ours)
    ratios.push(ours / theirs)
  }
  return { perSecond: Math.round(median(own)), ofJsonParse: median(ratios) }
}

const TARGET = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const DRAFT: ShareLinkDraft = { target: TARGET, role: 'viewer', audience: 'anyone', password: 'Quiet-Harbour-19' }
const LINK = {
  id: '75a5f745-f697-4418-b38d-0fe0d277e258',
  title: 'Shared link',
  shareLink: 'https://portal.example/s/AbCdEfGhIjKlMno',
  expirationDate: '2030-01-02T03:04:05.0000000Z',
  linkType: 1,
  password: 'h8Iz0WvT1j',
  denyDownload: true,
  primary: false,
  internal: true,
}
const ENTRY = { access: 2, sharedTo: LINK, sharedLink: LINK, subjectType: 1 }

export function benchPure(): { plan: Pure; decode: Pure } {
  const links = createShareLinks(createDocSpace({ baseUrl: 'https://portal.example', apiKey: 'sk-bench-0123456789' }))
  const entries = Array.from({ length: 100 }, () => ENTRY)
  return {
    plan: against(() => links.plan(DRAFT), JSON.stringify(DRAFT)),
    decode: against(() => entries.slice(0, 1).map((entry) => fromWire(TARGET, entry)), JSON.stringify(ENTRY)),
  }
}
