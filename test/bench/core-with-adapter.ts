export { createShareLinks } from '@sharelink/core'
export { createDocSpace } from '@sharelink/onlyoffice-docspace'
