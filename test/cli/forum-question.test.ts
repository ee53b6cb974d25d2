import { describe, expect, it } from 'vitest'
import { member } from './portal.ts'
import { runCli, SECRETS } from './run-cli.ts'

const FILE = 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5'
const PLAN = `plan --provider zoho-workdrive --target file:${FILE} --role viewer --audience anyone`
const SETTINGS = '--name myTestLink --password-env PW --expires 2031-05-17T21:59:59Z --allow-download'
const WISH = `${PLAN} ${SETTINGS}`.split(' ')
const ZONE = { SHARELINK_ZOHO_TIME_ZONE: 'Europe/Berlin' }

// What the person wanted who was told JSON_PARSE_ERROR: Zoho's page of an external share link, as a raw JSON body.
const BODY = {
  data: {
    attributes: {
      resource_id: FILE,
      link_name: 'myTestLink',
      request_user_data: false,
      allow_download: true,
      role_id: '34',
      password_text: '***',
      expiration_date: '2031-05-17 23:59:59',
    },
    type: 'links',
  },
}

describe('How to create password share link via API (a question in Zoho’s forum)', () => {
  it('the plan prints the request that works, with a time zone and no other setting', async () => {
    const { code, json, exchanges } = await runCli([...WISH, '--json'], { env: ZONE })
    expect(code).toBe(0)
    expect(exchanges).toEqual([])
    expect(member(json, 'refusal')).toBeNull()
    expect(member(json, 'requests', 1)).toEqual({
      method: 'POST',
      url: 'https://www.zohoapis.com/workdrive/api/v1/links',
      headers: {
        accept: 'application/vnd.api+json',
        authorization: 'Zoho-oauthtoken ***',
        'content-type': 'application/vnd.api+json',
      },
      body: BODY,
    })
    expect(JSON.stringify(json)).not.toContain(SECRETS.PW)
  })

  it('shows it to a person as it goes over the wire', async () => {
    const { stdout } = await runCli(WISH, { env: ZONE })
    expect(stdout).toContain('POST https://www.zohoapis.com/workdrive/api/v1/links')
    expect(stdout).toContain('accept: application/vnd.api+json')
    expect(stdout).toContain(JSON.stringify(BODY, null, 2))
  })

  it('is refused without a time zone, and says which setting it takes', async () => {
    const { code, json } = await runCli([...WISH, '--json'])
    expect(code).toBe(3)
    expect(json).toMatchObject({ requests: [], refusal: { code: 'unsupported', field: 'expiresAt' } })
    expect(String(member(json, 'refusal', 'message'))).toContain('timeZone')
  })

  it('goes to the data centre that is named', async () => {
    const { json } = await runCli([...WISH, '--json'], { env: { ...ZONE, SHARELINK_ZOHO_DATA_CENTER: 'IN' } })
    expect(member(json, 'requests', 1, 'url')).toBe('https://www.zohoapis.in/workdrive/api/v1/links')
  })
})
