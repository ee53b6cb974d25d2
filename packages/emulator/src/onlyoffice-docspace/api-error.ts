/** What the server throws, by what it means; each has its own HTTP status and error type (ResponseWrapper.cs). */
export type ExceptionKind =
  | 'not-found'
  | 'argument'
  | 'security'
  | 'invalid-operation'
  | 'brute-force'
  | 'null-reference'

/** An exception of the server, answered as shape A: `{ error: { message, type, stack, hresult } }`. */
export class ServerException extends Error {
  override readonly name = 'ServerException'
  readonly kind: ExceptionKind

  constructor(kind: ExceptionKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** A body or query that does not bind to the model, answered as shape B: a success envelope around validation problems. */
export class ModelStateError extends Error {
  override readonly name = 'ModelStateError'
  readonly errors: Readonly<Record<string, readonly string[]>>

  constructor(errors: Readonly<Record<string, readonly string[]>>) {
    super('One or more validation errors occurred.')
    this.errors = errors
  }
}

/** Not localised, whatever the message the server threw it with. */
export function accessDenied(): ServerException {
  return new ServerException('security', 'Access denied')
}

export function outOfRange(parameter: string): ServerException {
  return new ServerException('argument', `Value does not fall within the expected range. (Parameter '${parameter}')`)
}

export function nullReference(): ServerException {
  return new ServerException('null-reference', 'Object reference not set to an instance of an object.')
}
