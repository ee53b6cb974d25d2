import type { Fault } from './fault.ts'
import type { EmulatedRequest, EmulatedResponse } from './kernel.ts'
import { withCredential } from './repeated-credential.ts'

const DEFAULT_HUGE_BODY = 32 * 1024 * 1024

const BAD_GATEWAY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
  '<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

function json(status: number, body: string, fault: Fault): EmulatedResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...fault.headers }, body }
}

function hugeBody(fault: Fault): string {
  const frame = '{"response":""}'
  const filling = 'x'.repeat(Math.max(0, (fault.sizeBytes ?? DEFAULT_HUGE_BODY) - frame.length))
  return `{"response":"${filling}"}`
}

/** The answer as the fault leaves it; kinds that work on the socket leave it as it is. */
export function faultyResponse(
  fault: Fault,
  request: EmulatedRequest,
  own: EmulatedResponse = { status: 0, headers: {}, body: '' },
): EmulatedResponse {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status ?? 500, headers: fault.headers ?? {}, body: fault.body ?? '' }
    case 'html-502':
      return {
        status: 502,
        headers: { 'content-type': 'text/html', ...fault.headers },
        body: fault.body ?? BAD_GATEWAY,
      }
    case 'empty-200':
      return { status: 200, headers: fault.headers ?? {}, body: '' }
    case 'invalid-json':
      return json(own.status || 200, fault.body ?? '{"response": {"id": ', fault)
    case 'huge-body':
      return json(fault.status ?? 200, fault.body ?? hugeBody(fault), fault)
    case 'repeated-credential':
      return { ...own, body: withCredential(own.body, request) }
    default:
      return own
  }
}
