import { expect, it } from 'vitest'
import { FILE, startBench } from './workdrive-bench.ts'

it('one list that cannot be read after the old link was deleted costs no link', async () => {
  const bench = await startBench()
  const links = bench.client()
  const { link } = await links.create({
    target: FILE,
    role: 'viewer',
    audience: 'anyone',
    expiresAt: '2027-03-01T12:00:00Z',
    allowDownload: true,
    visitorFields: [],
  })
  let broken = 0
  bench.mishaps.push(({ method }) => {
    if (broken > 0 || method !== 'GET' || !bench.requests.some((sent) => sent.method === 'DELETE')) return undefined
    broken += 1
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>please wait</html>' }
  })
  const outcome = await links.update(link.ref, { expiresAt: null }, { recreate: true })
  expect([broken, outcome.replaced, [...bench.state.links.keys()]]).toEqual([1, link.ref, [outcome.link.id]])
})
