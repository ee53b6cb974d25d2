import { expect, test } from 'vitest'
import { BOOK, ID, SHARED_JSON, SHARED_XML } from './wire-samples.ts'
import { CREDENTIALS, script, sheet, type Step, useScript } from './wire-script.ts'

useScript()

const draft = { target: BOOK, role: 'viewer', audience: 'people', people: ['Derrick', 'simon', 'martha'] } as const
const names = 'Derrick,simon,martha'
const form = { ...CREDENTIALS, workbookId: ID, shareto: names, allowtowrite: 'false', readOnlyUsers: names }

function step(answer: Step['answer'], format = 'json'): Step {
  return { url: `https://sheet.zoho.com/api/private/${format}/shareBook/${ID}`, form, answer }
}

test.each([
  ['XML, though JSON was asked for', SHARED_XML, draft.people],
  ['one user in XML', SHARED_XML.replace(/<user>"simon"<\/user>\n<user>"martha"<\/user>\n/, ''), ['Derrick']],
  [
    'users in XML with escaped quotes',
    SHARED_XML.replaceAll(/"(derrick|simon|martha)"/g, '&quot;$1&quot;'),
    draft.people,
  ],
  ['JSON with a list of texts', SHARED_JSON.replaceAll(/\{("\w+")\}/g, '$1'), draft.people],
  ['JSON with one text', SHARED_JSON.replace(/\[[^\]]*\]/, '"derrick"'), ['Derrick']],
  ['JSON with a bare id', SHARED_JSON.replace(`"${ID}"`, ID), draft.people],
])('%s', async (_name, answer, people) => {
  script(step(answer))
  const { link } = await sheet().create(draft)
  expect(link.people).toEqual(people)
})

test.each([
  ['no list', SHARED_XML.replace(/<sharedto>[^]*<\/sharedto>/, '')],
  ['other names for the same people', SHARED_XML.replaceAll(/"(derrick|simon|martha)"/g, '"$1-zoho"')],
  ['some names that match and some that do not', SHARED_XML.replace('"martha"', '"m.smith"')],
])('%s: whom the share is with is not told', async (_name, answer) => {
  script(step(answer, 'xml'))
  const { link, differences } = await sheet({ format: 'xml' }).create(draft)
  expect(link.people).toBeUndefined()
  expect(differences).toContainEqual(expect.objectContaining({ field: 'people', reason: 'unverified' }))
})

test('everybody who had a share before may be in the list, too', async () => {
  script(step(SHARED_XML.replace('</sharedto>', '<user>"eve"</user></sharedto>'), 'xml'))
  const { link } = await sheet({ format: 'xml' }).create(draft)
  expect(link.people).toEqual(draft.people)
})

test.each([
  ['json', SHARED_JSON.replace(ID, '15265000000006108')],
  ['json', SHARED_JSON.replace(`"${ID}"`, '15265000000006108')],
  ['xml', SHARED_XML.replace(ID, '15265000000006108')],
] as const)(
  'an answer about the next document, which a double does not tell apart, is none of ours (%s)',
  async (format, answer) => {
    expect(Number('15265000000006108')).toBe(Number(ID))
    script(step(answer, format))
    await expect(sheet({ format }).create(draft)).rejects.toMatchObject({ code: 'ambiguous' })
  },
)

const ENTITY = '<!DOCTYPE response [<!ENTITY id "15265000000006107">]>'
const declared = SHARED_XML.replace('<response', `${ENTITY}<response`)

test.each([
  ['with a DOCTYPE', declared],
  ['with an entity of its own', declared.replace(`<workbookId>${ID}`, '<workbookId>&id;')],
  [
    'with an outside entity',
    SHARED_XML.replace('<response', '<!doctype r [<!ENTITY x SYSTEM "file:///etc/passwd">]><response'),
  ],
  ['cut short', SHARED_XML.slice(0, SHARED_XML.indexOf('<user>'))],
  ['JSON that is cut short', SHARED_JSON.slice(0, SHARED_JSON.indexOf('{"derrick"}'))],
  ['JSON with quotes that do not close', SHARED_JSON.replace('"derrick"', '"derrick')],
  ['a page', '<html><body>Zoho</body></html>'],
  ['no result', '{"response":{"uri":"/api/private/json/shareBook"}}'],
  ['a result without an id', '{"response":{"result":{"workbookName":"Financials"}}}'],
  ['nothing', ''],
])('an answer %s confirms nothing: what became of the write is open', async (_name, answer) => {
  script(step(answer))
  await expect(sheet().create(draft)).rejects.toMatchObject({ code: 'ambiguous' })
})

test('an entity that is not XML’s own stays as it is written', async () => {
  script(step(SHARED_XML.replace('"derrick"', '&#34;derrick&unknown;&#34;'), 'xml'))
  const { link } = await sheet({ format: 'xml' }).create(draft)
  expect(link.people).toBeUndefined()
})

test.each([
  ['a&amp;b', ['a&b']],
  ['a&amp;amp;b', undefined],
])('a name is unescaped once: %s', async (user, people) => {
  const fields = { ...form, shareto: 'a&b', readOnlyUsers: 'a&b' }
  const answer = SHARED_XML.replace(/<sharedto>[^]*<\/sharedto>/, `<sharedto><user>"${user}"</user></sharedto>`)
  script({ ...step(answer), form: fields })
  const { link } = await sheet().create({ ...draft, people: ['a&b'] })
  expect(link.people).toEqual(people)
})
