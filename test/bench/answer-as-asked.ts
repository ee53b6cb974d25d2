import type { Adapter, HttpAnswer, HttpRequest } from '@sharelink/core'

function answerTo({ method, body }: HttpRequest): unknown {
  if (method === 'GET') return { response: [], count: 0, status: 0, statusCode: 200, canShare: true }
  const sent = body !== undefined && 'json' in body ? Object.entries(Object(body.json)) : []
  const { linkId, access, ...rest } = Object.fromEntries(sent)
  const link = {
    ...rest,
    id: linkId,
    shareLink: `https://portal.example/s/${String(linkId).slice(0, 15)}`,
    primary: false,
  }
  return { response: { access, sharedTo: link, sharedLink: link, subjectType: 1 }, status: 0, statusCode: 200 }
}

/** The adapter before a server without memory, in this process: an empty list, and every link as it was asked for. */
export function answerAsAsked<State>(adapter: Adapter<State>): Adapter<State> {
  return {
    ...adapter,
    connect: (connection) =>
      adapter.connect({
        ...connection,
        transport: () => (request) => {
          const own = /\/files\/rooms\/\d+$/.test(request.path)
          const json = own ? { response: { roomType: 5, canShare: true }, statusCode: 200 } : answerTo(request)
          const answer: HttpAnswer = { status: 200, headers: {}, text: JSON.stringify(json), json }
          return Promise.resolve(answer)
        },
      }),
  }
}
