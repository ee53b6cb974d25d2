import type { Step } from './wire-script.ts'

/** The file of the sharing samples of the Zoho Docs API page. */
export const FILE = { kind: 'file', id: 'i5fa1a0081eed629b4f978aae3a6ab296790a' } as const
/** The folder of its sharing samples. */
export const FOLDER = { kind: 'folder', id: '3yprgf644c24c4c7f43b79d852e02646109bd' } as const

/** "Sample Response for Share", files: keys without quotes, and lists that end in a comma. */
export const SHARED_FILE = `{
response:
[
{
uri: "/files/v1/share"
},
{
message: "SHARED_DOCUMENT_SUCCESS"
},
{
result:
[
{
shareduserlist: "calvin@gmail.com,xylan@gmail.com,"
},
{
sharedgroupslist: "2345234,343424,3483439,143840,"
}
]
}
]
}`

/** "Sample Response for Share Folder". */
export const SHARED_FOLDER = `{"response":
[
{"uri":"/files/v1/share"},
{"message":"SHARE_FOLDER_SUCCESS"},
{"result":
[
{"shareduserlist":"aravind694,"}
]
}
]
}`

/** "Sample Response for visibility", files. */
export const VISIBILITY_CHANGED = `{
response:
[
{
uri: "/files/v1/share/visibility"
},
{
message: "CHANGE_VISIBILITY_SUCCESS"
},
{
result:
[
{
permaLink:"https://docs.zoho.com/file/i5fa1a0081eed629b4f978aae3a6ab296790a"
}
]
}
]
}`

/** "Sample Response for update", folders. */
export const UPDATED_FOLDER = `{"response":
[
{"uri":"/files/v1/share/update"},
{"message":"UPDATE_SHARE_SUCCESS"},
{"result":
[
{"folderid":"3yprgf644c24c4c7f43b79d852e02646109bd"}
]
}
]
}`

/** "Sample Response for remove", files. */
export const REMOVED = `{
response:
[
{
uri: "/files/v1/share/remove"
},
{
message: "UNSHARED_DOCUMENT_SUCCESS"
},
{
result:
[
{
documentid: "i5fa1a0081eed629b4f978aae3a6ab296790a"
}
]
}
]
}`

/** "Sample Response for share details" of a file: two people with write access, named under sharedUsers, and two groups. */
export const FILE_DETAILS = `{
"response":{
"result":{
"ReadOnly":{
"sharedGroups":"",
"sharedUserZuids":"",
"sharedEmails":"",
"sharedUsers":""
},
"coOwner":{
"sharedUserZuids":"",
"sharedEmails":"",
"sharedUsers":""
},
"ReadWrite":{
"sharedGroups":"332613,336474",
"sharedUserZuids":"2324,17560",
"sharedEmails":"",
"sharedUsers":"tomhill@abc.com,jamesandy@biz.com"
},
"visibility":"orgshare",
"permaLink":"https://docs.zoho.com/file/i5fa1a0081eed629b4f978aae3a6ab296790a"
},
"uri":"/files/v1/share/details"
}
}`

/** "Sample Response for Share Details" of a folder: one reader, named under sharedEmails. */
export const FOLDER_DETAILS = `{
"response":{
"result":{
"ReadOnly":{
"sharedGroups":"",
"sharedUserZuids":"1482406",
"sharedEmails":"tomhill@abc.com",
"sharedUsers":""
},
"coOwner":{
"sharedUserZuids":"",
"sharedEmails":"",
"sharedUsers":""
},
"ReadWrite":{
"sharedGroups":"",
"sharedUserZuids":"",
"sharedEmails":"",
"sharedUsers":""
},
"visibility":"linkshare",
"permaLink":"https://docs.zoho.com/folder/i5fa1a0081eed629b4f978aae3a6ab296790a"
},
"uri":"/files/v1/share/details"
}
}`

/** "Sample Response for publish". */
export const PUBLISHED = `{
"response":
{
"result":
{"PublishURL":
{
"MESSAGE":"https://docs.zoho.com/file/3yprg7adc992a0f4d448e830934cc63a780f6"
}
}
,"uri":"/files/v1/publish"
}
}`

/** "Sample Response for version details": a comma is missing after DOCNAME. */
export const REVISIONS = `{
"DOCTYPE":"image",
"FORMAT":"jpg",
"DOCID":"3yprga7361deb32524816b36e72f27baa02c9",
"DOCNAME":"Inventory stocks.jpg"
"VERSION_INFO":
[
{
"VERSION":"2.0",
"DOCSIZE":"777 KB",
"DOCUPLOADTIME":"Aug 29 12:24 PM 2013"
}
]
}`

/** Deluge's zoho.docs.shareFile: the members of the list are JSON texts. */
export const SHARED_AS_TEXTS = JSON.stringify({
  response: [
    JSON.stringify({ uri: '/files/v1/share' }),
    JSON.stringify({ message: 'SHARED_DOCUMENT_SUCCESS' }),
    JSON.stringify({ result: [{ shareduserlist: 'xxx@zohocorp.com,' }] }),
  ],
})

type Groups = Readonly<Record<'ReadOnly' | 'ReadWrite' | 'coOwner', string>>

/** /share/details in the shape of the samples, with these people and this visibility. */
export function details(visibility = 'private', people: Partial<Groups> = {}, more: object = {}): string {
  const group = (sharedUsers = ''): object => ({ sharedGroups: '', sharedUserZuids: '', sharedEmails: '', sharedUsers })
  const { ReadOnly, ReadWrite, coOwner } = people
  const groups = { ReadOnly: group(ReadOnly), ReadWrite: group(ReadWrite), coOwner: group(coOwner) }
  const permaLink = `https://docs.zoho.com/file/${FILE.id}`
  return JSON.stringify({
    response: { result: { ...groups, visibility, permaLink, ...more }, uri: '/files/v1/share/details' },
  })
}

/** The read of what an item is shared by, and its answer. */
export function reads(answer: Step['answer'], item: { kind: string; id: string } = FILE): Step {
  const key = item.kind === 'folder' ? 'folderid' : 'docid'
  return { request: `GET /share/details?${key}=${item.id}`, answer }
}
