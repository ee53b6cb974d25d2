import { createServer, type IncomingMessage } from 'node:http'

/** Answers every PUT as DocSpace answers a create (FileShareDto, 3.7.2), and nothing else: a server that costs little. */
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const body: unknown = JSON.parse(text === '' ? '{}' : text)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

const server = createServer((request, response) => {
  void bodyOf(request).then(({ linkId, access, ...rest }) => {
    const link = {
      id: linkId,
      title: rest['title'],
      shareLink: `https://portal.example/s/${String(linkId).slice(0, 15)}`,
      expirationDate: rest['expirationDate'] ?? null,
      linkType: rest['linkType'],
      password: rest['password'] ?? null,
      denyDownload: rest['denyDownload'],
      isExpired: false,
      primary: false,
      internal: rest['internal'],
      requestToken: 'cmVxdWVzdC10b2tlbg',
    }
    const entry = {
      access,
      sharedTo: link,
      sharedLink: link,
      isLocked: false,
      isOwner: false,
      canEditAccess: false,
      subjectType: 1,
    }
    const text = JSON.stringify({ response: entry, count: 1, links: [], status: 0, statusCode: 200 })
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    response.end(text)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.send?.(address.port)
})
process.on('disconnect', () => process.exit())
