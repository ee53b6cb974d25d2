/** What a controller refuses: the HTTP status, which is the OCS status too, and a text for people. There is no code. */
export class OcsRefusal extends Error {
  override readonly name = 'OcsRefusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** An error that nobody caught, such as a parameter of a type that the controller did not declare: 500, in XML always. */
export class PhpError extends Error {
  override readonly name = 'PhpError'
}

/**
 * What the share manager refuses. Controllers pass on the status of those that have one; the others become 403 where a share is
 * made and 400 where it is changed.
 */
export class ManagerRefusal extends Error {
  override readonly name = 'ManagerRefusal'
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

export function noSuchLink(): OcsRefusal {
  return new OcsRefusal(404, 'Wrong share ID, share does not exist')
}

export function wrongPath(): OcsRefusal {
  return new OcsRefusal(404, 'Wrong path, file/folder does not exist')
}
