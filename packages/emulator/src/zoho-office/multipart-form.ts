/**
 * The fields of a multipart/form-data body (RFC 7578), in order; none when the type has no boundary or the body does not
 * end with the closing delimiter.
 */
export function parseMultipartForm(contentType: string, body: string): [name: string, value: string][] {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return []
  const [, ...sections] = `\r\n${body}`.split(`\r\n--${boundary}`)
  if (sections.pop()?.startsWith('--') !== true) return []
  return sections.flatMap((section) => {
    const end = section.indexOf('\r\n\r\n')
    const name = /^content-disposition:\s*form-data\s*;(?:.*[;\s])?name="([^"]*)"/im.exec(section.slice(0, end))?.[1]
    return end === -1 || name === undefined ? [] : [[name, section.slice(end + 4)]]
  })
}
