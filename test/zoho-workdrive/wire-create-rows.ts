import type { ShareLinkDraft } from '@sharelink/core'

const FOLDER = { kind: 'folder', id: 'cjrrr81bad43595d94a5bbbb4ea1589ef9236' } as const
export const FILE = { kind: 'file', id: 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5' } as const
export const anyone = { audience: 'anyone' } as const

type Row = {
  row: number
  name: string
  /** Grades of request and answer in the provider's documents; I is inferred. */
  grade: string
  draft: ShareLinkDraft
  /** The documented attributes, as they must arrive. */
  attributes: Record<string, unknown>
}

export const view = { ...anyone, target: FILE, role: 'viewer', name: 'report' } as const
const viewAttributes = {
  resource_id: FILE.id,
  link_name: 'report',
  request_user_data: false,
  allow_download: true,
  role_id: '34',
}

// Zoho, create-external-share-custom-link and create-external-share-download-link: the samples' own values.
export const ROWS: readonly Row[] = [
  {
    row: 1,
    name: 'create custom, full',
    grade: 'documented',
    draft: {
      ...anyone,
      target: FOLDER,
      role: 'uploader',
      name: 'notes',
      password: 'yourpassword',
      visitorFields: ['name'],
      allowDownload: true,
      expiresAt: '2021-04-15T23:59:59+02:00',
    },
    attributes: {
      request_user_data: true,
      allow_download: true,
      role_id: '7',
      resource_id: FOLDER.id,
      input_fields: [{ field_type: 'TEXT', is_name_field: true, field_name: 'Name' }],
      password_text: 'yourpassword',
      link_name: 'notes',
      expiration_date: '2021-04-15 23:59:59',
    },
  },
  { row: 2, name: 'create view, file', grade: 'documented, answer inferred', draft: view, attributes: viewAttributes },
  {
    row: 3,
    name: 'create edit, native',
    grade: 'of clients, answer inferred',
    draft: { ...view, role: 'editor' },
    attributes: { ...viewAttributes, role_id: '5' },
  },
  {
    row: 4,
    name: 'create upload, folder',
    grade: 'documented, answer inferred',
    draft: { ...view, target: FOLDER, role: 'uploader' },
    attributes: { ...viewAttributes, resource_id: FOLDER.id, role_id: '7' },
  },
  {
    row: 5,
    name: 'create view+comment, native',
    grade: 'of clients, answer inferred',
    draft: { ...view, role: 'commenter' },
    attributes: { ...viewAttributes, role_id: '6' },
  },
  {
    row: 6,
    name: 'create with password and expiry',
    grade: 'documented, answer inferred',
    draft: { ...view, password: 'Sesame-7', expiresAt: '2027-05-17T21:59:59Z' },
    attributes: { ...viewAttributes, password_text: 'Sesame-7', expiration_date: '2027-05-17 23:59:59' },
  },
  {
    row: 7,
    name: 'create with input fields',
    grade: 'documented, answer inferred',
    draft: { ...view, visitorFields: ['email', 'name', 'phone'] },
    attributes: {
      ...viewAttributes,
      request_user_data: true,
      input_fields: [
        { field_name: 'Name', field_type: 'TEXT', is_name_field: true },
        { field_name: 'Phone', field_type: 'PHONE' },
        { field_name: 'Email', field_type: 'EMAIL_ID' },
      ],
    },
  },
  {
    row: 8,
    name: 'create download, the form of the documents and the one of clients (row 9) in one',
    grade: 'documented',
    draft: {
      ...anyone,
      kind: 'download',
      target: FILE,
      role: 'viewer',
      name: 'report2021',
      maxUses: 5,
      expiresAt: '2021-05-01T23:59:59+02:00',
    },
    attributes: {
      request_user_data: false,
      allow_download: true,
      link_type: 'download',
      download_link: { download_limit: 5 },
      resource_id: FILE.id,
      link_name: 'report2021',
      expiration_date: '2021-05-01 23:59:59',
    },
  },
  {
    row: 9,
    name: 'create download without a limit',
    grade: 'of clients, inferred',
    draft: { ...anyone, kind: 'download', target: FILE, role: 'viewer', name: 'report2021' },
    attributes: {
      request_user_data: false,
      allow_download: true,
      link_type: 'download',
      download_link: {},
      resource_id: FILE.id,
      link_name: 'report2021',
    },
  },
]
