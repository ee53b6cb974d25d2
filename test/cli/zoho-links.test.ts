import { WORKDRIVE_SEED, zohoDocsSeed, zohoOfficeSeed } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { member } from './portal.ts'
import { SECRETS } from './run-cli.ts'
import { useZohoAccount } from './zoho-account.ts'

const { emulator, env, sharelink } = useZohoAccount(['zoho-workdrive', 'zoho-docs', 'zoho-sheet', 'zoho-show'])

const FILE = `file:${WORKDRIVE_SEED.nativeFileId}`
const WORKDRIVE = `create --provider zoho-workdrive --target ${FILE} --audience anyone`

async function refOf(words: string): Promise<string> {
  const { code, json, stderr } = await sharelink(`${words} --json`)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return String(member(json, 'link', 'ref'))
}

describe('the command on WorkDrive', () => {
  const linksThere = () => [...emulator().state['zoho-workdrive'].links.values()]

  it('creates, reads, changes and revokes a link with all its protections', async () => {
    const ref = await refOf(`${WORKDRIVE} --role viewer --password-env PW --expires 7d --no-download`)
    expect(linksThere()).toMatchObject([{ password: SECRETS.PW, allowDownload: false, roleId: '34' }])
    expect((await sharelink(`get ${ref} --json`)).json).toMatchObject({ ref, passwordProtected: true })
    expect((await sharelink(`update ${ref} --password-env OTHER_PW`)).code).toBe(0)
    expect(linksThere()).toMatchObject([{ password: SECRETS.OTHER_PW, allowDownload: false }])
    expect((await sharelink(`revoke ${ref} --json`)).json).toEqual({ revoked: true, verified: true })
    expect(linksThere()).toEqual([])
  })

  it('needs --recreate where only a new link will do, and tells the old ref', async () => {
    const ref = await refOf(`${WORKDRIVE} --role editor`)
    expect(await sharelink(`update ${ref} --role viewer`)).toMatchObject({ code: 3 })
    const { json } = await sharelink(`update ${ref} --role viewer --no-expiry --recreate --json`)
    expect(json).toMatchObject({ replaced: ref, link: { role: 'viewer' } })
    expect(linksThere()).toHaveLength(1)
  })

  it.each([
    ['--scope', `privatespace:${WORKDRIVE_SEED.myFolderId}`],
    ['--target', `privatespace:${WORKDRIVE_SEED.myFolderId}`],
    ['--scope', FILE],
  ])('lists %s %s', async (flag, scope) => {
    const ref = await refOf(`${WORKDRIVE} --role viewer`)
    const { code, json } = await sharelink(`list --provider zoho-workdrive ${flag} ${scope} --json`)
    expect(code).toBe(0)
    expect(json).toMatchObject([{ ref }])
  })

  it('lists a team folder', async () => {
    const target = `file:${WORKDRIVE_SEED.teamFileId}`
    const ref = await refOf(`create --provider zoho-workdrive --target ${target} --audience anyone --role viewer`)
    const { json } = await sharelink(
      `list --provider zoho-workdrive --scope teamfolder:${WORKDRIVE_SEED.teamFolderId} --json`,
    )
    expect(JSON.stringify(json)).toContain(ref)
  })

  it('refuses a scope that is not listed, and says which are', async () => {
    const { code, stderr } = await sharelink('list --provider zoho-workdrive --scope album:1')
    expect(code).toBe(3)
    expect(stderr).toContain('privatespace, teamfolder')
  })

  it('finds a link by its public address', async () => {
    const ref = await refOf(`${WORKDRIVE} --role viewer`)
    const [{ id } = { id: '' }] = linksThere()
    const url = `https://workdrive.zohoexternal.com/external/${id}`
    const { json } = await sharelink(['get', url, '--provider', 'zoho-workdrive', '--json'])
    expect(String(member(json, 'ref')).split(':').at(-1)).toBe(ref.split(':').at(-1))
  })
})

describe('the emulated account', () => {
  it('is in one time zone, the one that its settings name', () => {
    const { state } = emulator()
    expect(env()['SHARELINK_ZOHO_TIME_ZONE']).toBe(state['zoho-docs'].timeZone)
    expect(state['zoho-workdrive'].timeZone).toBe(state['zoho-docs'].timeZone)
  })
})

describe('the command on Zoho Docs', () => {
  const TARGET = `--provider zoho-docs --target folder:${zohoDocsSeed.ZOHO_DOCS_FOLDER_ID}`
  const CREATE = `create ${TARGET} --role viewer --audience organization --listed --password-env PW --expires 9d`

  it('creates, lists and revokes, and refuses an update that would lose what is not told', async () => {
    const ref = await refOf(CREATE)
    expect((await sharelink(`list ${TARGET} --json`)).json).toMatchObject([{ ref, listed: true }])
    expect(await sharelink(`update ${ref} --role editor`)).toMatchObject({ code: 3 })
    const update = await sharelink(`update ${ref} --role editor --password-env OTHER_PW --no-expiry`)
    expect(update).toMatchObject({ code: 0 })
    const item = emulator().state['zoho-docs'].items.find(({ id }) => id === zohoDocsSeed.ZOHO_DOCS_FOLDER_ID)
    expect(item?.link).toMatchObject({ permission: 'readwrite', password: SECRETS.OTHER_PW })
    expect(await sharelink(`revoke ${ref}`)).toMatchObject({ code: 0 })
    expect(item?.link).toBeUndefined()
  })

  it('tells of the link that has the place already', async () => {
    await refOf(CREATE)
    const { code, json } = await sharelink(`${CREATE} --json`)
    expect(code).toBe(4)
    expect(json).toMatchObject({ error: { code: 'conflict' } })
  })
})

describe.each([
  ['zoho-sheet', 'spreadsheet'],
  ['zoho-show', 'presentation'],
] as const)('the command on %s', (provider, kind) => {
  it('shares, and revokes without being able to see it', async () => {
    const target = `${kind}:${zohoOfficeSeed.ZOHO_OFFICE_DOCUMENT_ID}`
    const people = 'martha@example.com,derrick@example.com'
    const ref = await refOf(
      `create --provider ${provider} --target ${target} --role viewer --audience people --people ${people}`,
    )
    expect(emulator().state[provider].documents[0]?.sharedWith).toHaveLength(2)
    expect(await sharelink(`list --provider ${provider} --target ${target}`)).toMatchObject({ code: 3 })
    expect((await sharelink(`revoke ${ref} --json`)).json).toEqual({ revoked: true, verified: false })
    expect(emulator().state[provider].documents[0]?.sharedWith).toEqual([])
  })
})
