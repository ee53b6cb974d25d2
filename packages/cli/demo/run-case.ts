import { compare, type ShareLink, type ShareLinkDraft, ShareLinkError, type ShareLinkPatch } from '@sharelink/core'
import { type CaseResult, refused, weakerIn } from './case-result.ts'
import { describeValue } from '../src/describe.ts'
import { type DemoCase, draftOf, patchOf } from './demo-case.ts'
import { visitAll, visitRevoked } from './visits.ts'
import type { World } from './world.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Log = { story: string[]; broken: string[] }
type Life = { world: World; demoCase: DemoCase; draft: ShareLinkDraft; log: Log }

/** Adds what an outsider meets, where one can be played. */
function visiting(
  world: World,
  link: ShareLink,
  asked: Pick<ShareLinkDraft, 'password' | 'expiresAt'>,
  log: Log,
): void {
  if (world.outsider === undefined) return
  const { story, broken } = visitAll(world.outsider, link, asked)
  log.story.push(story)
  log.broken.push(...broken)
}

/** A change that is refused before anything is sent breaks no promise: the link stays as it is. */
function unchanged({ world, log }: Life, error: unknown, before: number): undefined {
  const isRefusal = ShareLinkError.is(error) && (error.code === 'unsupported' || error.code === 'policy')
  if (!isRefusal || error.status !== undefined || world.writes() > before) throw error
  log.story.push(`NOT CHANGED: ${error.message}`)
}

async function change(life: Life, link: ShareLink, patch: ShareLinkPatch): Promise<ShareLink> {
  const { world, demoCase, draft, log } = life
  const { tolerate } = demoCase
  const before = world.writes()
  const outcome = await world.links
    .update(link.ref, patch, { tolerate, recreate: true })
    .catch((error: unknown) => unchanged(life, error, before))
  if (outcome === undefined) return link
  const { link: after, differences, replaced } = outcome
  const changes = Object.entries(patch).map(([field, value]) =>
    field === 'password' ? 'another password' : `${field} ${describeValue(value)}`,
  )
  const how = replaced === undefined ? '' : ', by a new link for the old one'
  log.story.push(`CHANGED to ${changes.join(', ')}${how}`)
  log.broken.push(...weakerIn(differences, tolerate))
  const { password = draft.password, expiresAt = draft.expiresAt } = patch
  visiting(world, after, { password, expiresAt }, log)
  return after
}

async function revoke({ world, draft, log }: Life, link: ShareLink): Promise<void> {
  const { verified } = await world.links.revoke(link.ref)
  const seen = verified ? 'REVOKED, seen to be gone' : 'REVOKED; whether it is gone cannot be seen'
  if (!verified && world.links.capabilities.revokeVerifiable) log.broken.push('the revoke was not verified')
  const visited = world.outsider && visitRevoked(world.outsider, link, draft.password ?? undefined)
  log.story.push(visited === undefined ? seen : `${seen}; its address: ${visited.story}`)
  log.broken.push(...(visited?.broken ?? []))
}

/** Runs one step of a life; an error there is a promise that was not kept. */
async function step(log: Log, name: string, task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (!ShareLinkError.is(error)) throw error
    log.broken.push(`${name} failed: ${error.code}: ${error.message}`)
  }
}

/** The life of a link that was made; it is revoked whatever happens between. */
async function live(life: Life, link: ShareLink, patch: ShareLinkPatch | undefined): Promise<void> {
  const { world, demoCase, draft, log } = life
  let last = link
  log.broken.push(...weakerIn(compare(draft, link, world.links.capabilities), demoCase.tolerate))
  visiting(world, link, draft, log)
  await step(log, 'the change', async () => {
    if (patch !== undefined) last = await change(life, link, patch)
  })
  await step(log, 'the revoke', () => revoke(life, last))
}

/** Plans, creates, visits, updates and revokes one case. */
export async function runCase(world: World, demoCase: DemoCase, env: Environment): Promise<CaseResult> {
  const { title, place, tolerate } = demoCase
  const target = world.target(place)
  if (typeof target === 'string')
    return { title, state: 'skipped', reason: target, differences: [], story: [], broken: [] }
  const draft = draftOf(demoCase, target, env)
  const asked = typeof draft.password === 'string' ? { ...draft, password: '(set)' } : draft
  const log: Log = { story: [], broken: [] }
  const before = world.writes()
  try {
    const { refusal } = world.links.plan(draft, { tolerate })
    const { link, differences } = await world.links.create(draft, { tolerate })
    if (refusal !== undefined) log.broken.push('create made what plan refused')
    log.broken.push(...weakerIn(differences, tolerate))
    await live({ world, demoCase, draft, log }, link, patchOf(demoCase, target, env))
    return { title, state: 'in force', asked, link, differences, ...log }
  } catch (error) {
    return refused(error, title, asked, world.writes() > before)
  }
}
