import nock from 'nock'

// nock patches Node's http when it is loaded; files that share this process may need it as it is.
nock.restore()

/** No request leaves until `openNetwork`: each is answered by a mock, or fails. */
export function closeNetwork(): void {
  if (!nock.isActive()) nock.activate()
  nock.disableNetConnect()
}

/** Nothing of nock is left for the next test file in this process. */
export function openNetwork(): void {
  nock.abortPendingRequests()
  nock.cleanAll()
  nock.enableNetConnect()
  nock.restore()
}
