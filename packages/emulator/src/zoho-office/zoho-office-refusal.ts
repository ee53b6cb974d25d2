/**
 * The messages by code. 2401, 2402, 2405, 2831 and 2890 are in other error lists of Zoho Sheet; 2851 and 2852 are numbers
 * of Sheet's whose meaning is inferred. The share page itself has no errors.
 */
const messages = {
  2401: 'Problem while authenticating the associated authtoken.',
  2402: 'Only POST is supported for this method.',
  2405: 'Specified method name is wrong.',
  2831: 'Mandatory parameter(s) missing.',
  2851: 'The specified document does not exist.',
  2852: 'The specified user does not exist.',
  2890: 'Invalid API key.',
} as const

export type ZohoOfficeErrorCode = keyof typeof messages

/** A call that the server refuses. */
export class ZohoOfficeRefusal extends Error {
  readonly code: ZohoOfficeErrorCode

  constructor(code: ZohoOfficeErrorCode) {
    super(messages[code])
    this.name = 'ZohoOfficeRefusal'
    this.code = code
  }
}
