import type { ErrorCode } from '@sharelink/core'
import { expect, test } from 'vitest'
import { type Answered, client, NEW_ID, script, type Step, useScript } from './portal-script.ts'
import { envelope, exception, rejection, validation } from './wire-samples.ts'

useScript()

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const LIST = 'GET /api/2.0/files/rooms/3975/links'
const PUT: Omit<Step, 'answer'> = {
  request: 'PUT /api/2.0/files/rooms/3975/links',
  body: {
    linkId: NEW_ID,
    access: 2,
    title: 'Shared link',
    linkType: 1,
    internal: false,
    denyDownload: false,
    password: 'h8Iz0WvT1j',
  },
}
const DRAFT = { target: ROOM, role: 'viewer', audience: 'anyone', password: 'h8Iz0WvT1j' } as const

type Row = [name: string, answer: Answered, code: ErrorCode, field?: string | undefined]

/** ResponseWrapper.cs:38-124. The text is in the caller's language and must not decide; the literal ones stay English. */
const EXCEPTIONS: Row[] = [
  ['a missing item', exception(404, 'ASC.Common.Web.ItemNotFoundException', 'Item not found'), 'not-found'],
  ['a missing item in German', exception(404, 'ASC.X.ItemNotFoundException', 'Element nicht gefunden'), 'not-found'],
  ['a missing file', exception(404, 'System.IO.FileNotFoundException', 'Fichier introuvable'), 'not-found'],
  ['a missing folder', exception(404, 'System.IO.DirectoryNotFoundException', 'x'), 'not-found'],
  ['credentials that are wrong', exception(401, null, 'Ungültige Anmeldung'), 'unauthorized'],
  ['a quota', exception(402, 'ASC.Core.Tenants.TenantQuotaException', 'Kontingent erreicht'), 'plan-required'],
  ['a bill', exception(402, 'ASC.Core.Billing.BillingException', 'Payment required'), 'plan-required'],
  ['payment due', exception(402, null, 'AccountingPaymentRequired'), 'plan-required'],
  ['too many attempts, without a type', exception(403, null, 'Zu viele Versuche'), 'forbidden'],
  ['what the server does not support', exception(415, 'System.NotSupportedException', 'nicht'), 'unsupported'],
  [
    'a date the server does not take',
    exception(400, 'System.ArgumentException', "Value does not fall … (Parameter 'expirationDate')"),
    'invalid-request',
    'expiresAt',
  ],
  [
    'a date the server does not take, in another language',
    exception(400, 'System.ArgumentException', "Der Wert ist unzulässig. (Parameter 'expirationDate')"),
    'invalid-request',
    'expiresAt',
  ],
  [
    'a parameter that is not ours',
    exception(400, 'System.ArgumentException', "Value of password is wrong. (Parameter 'folderId')"),
    'invalid-request',
    undefined,
  ],
  [
    'the password rule in English (3.7.1 and later)',
    exception(400, 'System.ArgumentException', 'Password must contain from 8 to 30 characters, only latin letters'),
    'policy',
    'password',
  ],
  [
    'the password rule in German',
    exception(400, 'System.ArgumentException', 'Das Passwort muss 8 bis 30 Zeichen haben, keine Titel'),
    'policy',
    'password',
  ],
  [
    'the password rule in French',
    exception(400, 'System.ArgumentException', 'Le mot de passe doit contenir de 8 à 30 caractères'),
    'policy',
    'password',
  ],
]

/** CommonApiResponse.cs:133-137, and answers without an envelope. */
const OTHERS: Row[] = [
  ['inferred: access that does not bind', validation({ '$.access': ['not converted'] }), 'invalid-request', 'role'],
  ['a long title', validation({ Title: ['maximum length of 255'] }), 'invalid-request', 'name'],
  ['a long password', validation({ Password: ['maximum length of 255'] }), 'invalid-request', 'password'],
  ['uses out of range', validation({ MaxUseCount: ['between 1 and 1000'] }), 'invalid-request', 'maxUses'],
  ['inferred: a date as object', validation({ '$.expirationDate': ['x'] }), 'invalid-request', 'expiresAt'],
  ['inferred: a linkType as text', validation({ '$.linkType': ['x'] }), 'invalid-request', 'kind'],
  ['inferred: an id that is no UUID', validation({ '$.linkId': ['x'] }), 'invalid-request', undefined],
  ['inferred: 401 without a body', { status: 401 }, 'unauthorized'],
  ['inferred: 403 without a body, as for a missing scope', { status: 403 }, 'forbidden'],
  ['403 with bare JSON text, as for a refused address', { status: 403, json: 'Your IP is not allowed' }, 'forbidden'],
  ['inferred: 402 of an unpaid portal', { status: 402 }, 'plan-required'],
  ['inferred: 404 of a missing portal', { status: 404, text: '<html>' }, 'not-found'],
  ['415 without a body', { status: 415 }, 'unexpected-response'],
  ['a redirect', { status: 302, headers: { location: 'https://sso.example/' } }, 'unexpected-response'],
]

test.each([...EXCEPTIONS, ...OTHERS])('a write refused by %s', async (_name, answer, code, field) => {
  // What nobody knows may have been written: then one look at the list says that it was not.
  const look: Step[] =
    code === 'unexpected-response'
      ? [
          { request: LIST, answer: envelope([]) },
          { request: 'GET /api/2.0/files/rooms/3975', answer: envelope({ canShare: true }) },
        ]
      : []
  script({ ...PUT, answer }, ...look)
  const error = await rejection(client().create(DRAFT))
  expect({ code: error.code, field: error.field, status: error.status }).toEqual({ code, field, status: answer.status })
  expect(error.hint).not.toBe('')
})

const READS: Row[] = [
  ...EXCEPTIONS.filter(([, , code]) => code !== 'policy' && code !== 'invalid-request'),
  ['Access denied', exception(403, 'System.Security.SecurityException', 'Access denied'), 'forbidden'],
  ['an invalid operation', exception(403, 'System.InvalidOperationException', 'You may not'), 'forbidden'],
  ['an argument', exception(400, 'System.ArgumentException', 'Der Wert ist unzulässig.'), 'invalid-request'],
  ['an exception without a type', exception(500, null, 'x'), 'unavailable'],
  ['a null reference', exception(500, 'System.NullReferenceException', 'Object reference not set'), 'unavailable'],
  [
    '200 with `error` inside',
    { ...exception(403, 'System.Security.SecurityException', 'x'), status: 200 },
    'forbidden',
  ],
  ['200 with `error` and a status inside', { ...exception(402, null, 'x'), status: 200 }, 'plan-required'],
  ['200 with HTML', { text: '<!doctype html><title>Login</title>' }, 'unexpected-response'],
  ['200 with nothing', {}, 'unexpected-response'],
  ['200 with an object where a list belongs', envelope({ id: 1 }), 'unexpected-response'],
  ['200 with a JSON text', { json: 'ok' }, 'unexpected-response'],
  ...OTHERS.slice(-7),
]

test.each(READS)('a read refused by %s', async (_name, answer, code) => {
  script({ request: LIST, answer })
  const error = await rejection(client().get('onlyoffice-docspace:room:3975:75a5f745-f697-4418-b38d-0fe0d277e258'))
  expect(error.code).toBe(code)
})
