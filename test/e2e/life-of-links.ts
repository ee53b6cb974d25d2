import { type Role, ShareLinkError, type ShareLink, type Target } from '@sharelink/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from './host.ts'

const PASSWORD = 'Kestrel-Harbor-27'
const OTHER = 'Lantern-Orchard-58'
const REFUSED = [401, 403, 404]

type Place = Awaited<ReturnType<Host['prepare']>>

async function codeOf(calling: Promise<unknown>): Promise<string> {
  return calling.then(
    () => 'done',
    (error: unknown) => (ShareLinkError.is(error) ? error.code : 'another error'),
  )
}

function address({ url }: ShareLink): string {
  if (url === undefined) throw new Error('The link has no address.')
  return url
}

/** The life of links on a server, the visitor's side included. What is made is taken away after. */
export function describeLife(name: string, begin: () => Promise<Host>): void {
  describe(name, () => {
    let host: Host
    let place: Place
    beforeAll(async () => {
      host = await begin()
      place = await host.prepare()
    })
    afterAll(() => place.remove())

    const make = async (target: Target, role: Role): Promise<ShareLink> => {
      const draft = { target, role, audience: 'anyone', password: PASSWORD, name: 'For the board' } as const
      return (await host.links.create(draft)).link
    }

    it('a link of a file opens with its password and with no other, and is told as it is', async () => {
      const link = await make(place.file, 'viewer')
      expect(await host.visitor.read(address(link), PASSWORD)).toBe(200)
      expect(REFUSED).toContain(await host.visitor.read(address(link)))
      expect(REFUSED).toContain(await host.visitor.read(address(link), OTHER))
      const read = await host.links.get(link.ref)
      expect(read).toMatchObject({ role: 'viewer', audience: 'anyone', passwordProtected: true, name: 'For the board' })
      const refs: string[] = []
      for await (const { ref } of host.links.list(place.file)) refs.push(ref)
      expect(refs).toContain(link.ref)
    })

    it('a new password shuts the old one out', async () => {
      const link = await make(place.file, 'viewer')
      await host.links.update(link.ref, { password: OTHER })
      expect(REFUSED).toContain(await host.visitor.read(address(link), PASSWORD))
      expect(await host.visitor.read(address(link), OTHER)).toBe(200)
    })

    it('each role of a folder lets a visitor do what it says and no more', async () => {
      for (const { role, reads, uploads } of host.folderRoles) {
        const url = address(await make(place.folder, role))
        expect([role, (await host.visitor.read(url, PASSWORD)) === 200]).toEqual([role, reads])
        expect([role, (await host.visitor.upload(url, `${role}.txt`, PASSWORD)) < 300]).toEqual([role, uploads])
        expect(REFUSED).toContain(await host.visitor.upload(url, `${role}-locked.txt`))
      }
    })

    it('an expiry is never later than asked, and the difference is said', async () => {
      const asked = new Date(Date.now() + host.expiresIn)
      const draft = { target: place.file, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
      const { link, differences } = await host.links.create({ ...draft, expiresAt: asked })
      const { expiresAt } = await host.links.get(link.ref)
      expect(expiresAt?.getTime()).toBeLessThanOrEqual(asked.getTime())
      expect(expiresAt?.getTime()).toBeGreaterThan(asked.getTime() - 2 * 86_400_000)
      expect(differences.map(({ field, effect }) => [field, effect])).toEqual(
        expiresAt?.getTime() === asked.getTime() ? [] : [['expiresAt', 'stricter']],
      )
    })

    it('a link that is more than a password away is told as it is', async () => {
      const { what, asks, strangersRefused } = host.special
      const draft = { target: place.file, role: 'viewer', password: PASSWORD, ...asks } as const
      const { link, differences } = await host.links.create(draft)
      expect([what, differences]).toEqual([what, []])
      const { password: _password, ...told } = asks
      expect(await host.links.get(link.ref)).toMatchObject(told)
      if (strangersRefused) expect(REFUSED).toContain(await host.visitor.read(address(link)))
    })

    it('a key stands for one link, and for none of another wish', async () => {
      const options = { idempotencyKey: 'life of links' }
      const draft = { target: place.file, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
      const first = await host.links.create(draft, options)
      expect((await host.links.create(draft, options)).link.ref).toBe(first.link.ref)
      expect(await codeOf(host.links.create({ ...draft, password: OTHER }, options))).toBe('conflict')
    })

    it('a plan expects what a create comes to', async () => {
      const draft = { target: place.folder, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
      const { expected } = host.links.plan(draft)
      expect((await host.links.create(draft)).link).toMatchObject(expected)
    })

    it('a revoked link opens for nobody, and may be revoked again', async () => {
      const link = await make(place.file, 'viewer')
      expect(await host.links.revoke(link.ref)).toMatchObject({ revoked: true, verified: true })
      expect(REFUSED).toContain(await host.visitor.read(address(link), PASSWORD))
      expect(await host.links.revoke(link.ref)).toMatchObject({ revoked: true })
      expect(await codeOf(host.links.get(link.ref))).toBe('not-found')
    })

    it('the account tells what it demands', async () => {
      const { provider, policy } = await host.links.account()
      expect(provider).toBe(host.provider)
      for (const { pattern } of policy.password.rules) expect(PASSWORD).toMatch(new RegExp(`^(?:${pattern})$`, 'u'))
    })

    it('whoever the server does not know is unauthorized', async () => {
      const draft = { target: place.file, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
      expect(await codeOf(host.strangers.create(draft))).toBe('unauthorized')
    })
  })
}
