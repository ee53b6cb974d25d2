import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

// DocSpace OpenAPI 3.7.0, components.schemas.RoomLinkRequest, with expirationDate typed as the text that the server reads.
const roomLinkRequest = {
  type: 'object',
  additionalProperties: false,
  properties: {
    linkId: { type: 'string', format: 'uuid' },
    access: { type: 'integer', enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    expirationDate: { type: 'string', nullable: true, format: 'date-time' },
    internal: { type: 'boolean' },
    title: { type: 'string', nullable: true, minLength: 0, maxLength: 255 },
    linkType: { type: 'integer', enum: [0, 1] },
    password: { type: 'string', nullable: true, minLength: 0, maxLength: 255 },
    denyDownload: { type: 'boolean' },
    maxUseCount: { type: 'integer', nullable: true, minimum: 1, maximum: 1000 },
    currentUseCount: { type: 'integer' },
  },
}

/** What is wrong with a body by the vendor's published schema; empty: nothing. */
export function roomLinkRequestErrors(body: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(roomLinkRequest)
  return validate(body) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
