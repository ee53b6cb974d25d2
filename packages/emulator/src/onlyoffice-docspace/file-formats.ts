const EDITED = new Set(['docx', 'xlsx', 'pptx', 'pdf', 'csv', 'txt'])
const CONVERTED = new Set(['doc', 'odt', 'rtf', 'xls', 'ods', 'ppt', 'odp', 'epub', 'fb2', 'html'])
const COMMENTED = new Set(['docx', 'xlsx', 'pptx', 'pdf'])
const REVIEWED = new Set(['docx'])
const MEDIA = new Set(['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp', 'svg', 'mp3', 'mp4', 'webm'])

/** What the editors can do with a file, by its extension. */
export type FileFormat = {
  readonly viewed: boolean
  readonly edited: boolean
  readonly commented: boolean
  readonly reviewed: boolean
  /** Has to be converted before anybody may do more than read it. */
  readonly converted: boolean
  readonly media: boolean
}

export function extensionOf(title: string): string {
  const dot = title.lastIndexOf('.')
  return dot < 0 ? '' : title.slice(dot + 1).toLowerCase()
}

export function formatOf(title: string): FileFormat {
  const extension = extensionOf(title)
  const converted = CONVERTED.has(extension)
  const edited = EDITED.has(extension)
  return {
    viewed: edited || converted,
    edited,
    commented: COMMENTED.has(extension),
    reviewed: REVIEWED.has(extension),
    converted,
    media: MEDIA.has(extension),
  }
}
