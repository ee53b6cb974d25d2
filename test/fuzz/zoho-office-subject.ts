import { createShareLinks, type ShareLinkDraft } from '@sharelink/core'
import { createEmulator, zohoOfficeSeed } from '@sharelink/emulator'
import { createZohoSheet, createZohoShow } from '@sharelink/zoho-office'
import { readAnswer } from '../../packages/zoho-office/src/zoho-office-answer.ts'
import { CANCELLED_JSON, CANCELLED_XML, SHARED_JSON, SHARED_XML } from '../zoho-office/wire-samples.ts'
import type { Chance } from './chance.ts'
import { overProcess } from './in-process-way.ts'
import type { Reading } from './reading.ts'
import type { Subject } from './run-case.ts'
import { chooseOperation, type Delivered, hostileLine, movingClock, type Session } from './session.ts'

const { ZOHO_OFFICE_API_KEY: apiKey, ZOHO_OFFICE_AUTH_TOKEN: authToken, ZOHO_OFFICE_DOCUMENT_ID: ID } = zohoOfficeSeed

const PRODUCTS = {
  'zoho-sheet': { create: createZohoSheet, kind: 'spreadsheet', idField: 'workbookId' },
  'zoho-show': { create: createZohoShow, kind: 'presentation', idField: 'presentationId' },
} as const

type Name = keyof typeof PRODUCTS

/** Escapes undone once, so that the people of an answer can be looked for in it. */
function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Where `name` stands as a member or an element of an answer: what follows it, up to what ends it. */
function valueOf(text: string, name: string): readonly string[] {
  const json = new RegExp(`"${name}"\\s*:\\s*"?([^",}\\s]*)`, 'g')
  const xml = new RegExp(`<${name}[^>]*>\\s*([^<]*?)\\s*<`, 'g')
  return [...text.matchAll(json), ...text.matchAll(xml)].map(([, value = '']) => value)
}

/** What the answer to a share says: it must name the document, or it is about none of ours. */
function readShare(text: string, idField: string): readonly Reading[] {
  if (!valueOf(text, idField).includes(ID)) return []
  return [{ audience: 'people', mentions: `${text} ${plain(text)}` }]
}

/** A share that was cancelled for some is told from the ref: the answer has nothing of it. */
function readingsOf(idField: string): Session['readings'] {
  return ({ request, answer }: Delivered) =>
    request.path.includes('/cancelsharing/') ? [{ audience: 'people' }] : readShare(answer.body, idField)
}

function decode(idField: string): Session['decode'] {
  return ({ body }) => {
    const read = readAnswer(body, idField)
    if (read?.kind !== 'result') return []
    const strange = (read.users ?? []).filter(
      (user) => !`${body} ${plain(body)}`.includes(user) && !body.includes('\\'),
    )
    const named = read.id === undefined || body.includes(read.id) || body.includes('\\')
    return [...strange.map(() => 'decodes a user who is not there'), ...(named ? [] : ['decodes another id'])]
  }
}

/** Sheet or Show. */
export function officeSubject(name: Name): Subject {
  const { create, kind, idField } = PRODUCTS[name]
  const target = { kind, id: ID } as const
  const draft: ShareLinkDraft = { target, role: 'viewer', audience: 'people', people: ['derrick', 'Simon@example.com'] }
  return {
    name,
    begin: async (chance: Chance) => {
      const clock = movingClock(Date.parse('2026-11-21T12:00:00Z'))
      const jsonUsers = chance.pick(['documented', 'valid'] as const)
      const seed = { [name]: { jsonUsers, jsonIds: chance.pick(['quoted', 'bare'] as const) } }
      const emulator = createEmulator({ providers: [name], clock, seed })
      const honest = (request: Parameters<typeof emulator.handle>[1]) => emulator.handle(name, request)
      const samples = [SHARED_JSON, SHARED_XML, CANCELLED_JSON, CANCELLED_XML]
      const line = hostileLine({ chance, samples, echoes: [apiKey, authToken], honest, tick: clock.tick, spares: 2 })
      const adapter = create({ apiKey, authToken, format: chance.pick(['json', 'xml'] as const), limits: false })
      const links = createShareLinks(overProcess(adapter, line.answer), clock.runtime(chance))
      const { link } = await links.create(draft)
      const asked = chance.oneIn(2) ? { ...draft, role: 'editor' as const, people: ['martha'] } : draft
      const operation = await chooseOperation(chance, links, { draft: asked, ref: link.ref, keys: false })
      const readings = readingsOf(idField)
      return {
        line,
        session: { operation, credentials: [apiKey, authToken], readings, told: [], decode: decode(idField) },
      }
    },
  }
}
