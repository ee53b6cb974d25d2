/** The id of all samples of the Share APIs page; more digits than a double holds. */
export const ID = '15265000000006107'
export const BOOK = { kind: 'spreadsheet', id: ID } as const
export const SLIDES = { kind: 'presentation', id: ID } as const

/** "Share a private document", sample response in XML: the names carry quotes. */
export const SHARED_XML = `<?xml version="1.0" encoding="UTF-8" ?>
<response uri="/api/private/xml/shareBook">
<result>

<workbookId>15265000000006107</workbookId>
<workbookName>Financials</workbookName>
<sharedto>
<user>"derrick"</user>
<user>"simon"</user>
<user>"martha"</user>
</sharedto>

</result>
</response>`

/** The same in JSON, as it is printed: the list of users is not JSON. */
export const SHARED_JSON = `{
"response":
{
"uri": "/api/private/json/shareBook",
"result":
{
"workbookId":"15265000000006107",
"workbookName":"Financials",
"sharedto":
{
"user":
[
{"derrick"}, {"simon"}, {"martha"}
]
}

}
}
}`

/** "Cancel document share", sample response in XML. */
export const CANCELLED_XML = `<?xml version="1.0" encoding="UTF-8" ?>
<response uri="/api/private/xml/cancelsharing">
<result>

<presentationId>15265000000006107</presentationId>
<presentationName>Amistad</presentationName>

</result>
</response>`

/** The same in JSON. */
export const CANCELLED_JSON = `{
"response":
{
"uri": "/api/private/json/cancelsharing",
"result":
{
"presentationId":"15265000000006107",
"presentationName":"Amistad"
}
}
}`
