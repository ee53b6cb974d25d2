const TOKEN = 'abcdefgijkmnopqrstwxyzABCDEFGHJKLMNPQRSTWXYZ23456789'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function draw(letters: string, length: number, random: () => number): string {
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
}

/** Fifteen letters and digits that nobody mistakes for another. */
export function randomToken(random: () => number): string {
  return draw(TOKEN, 15, random)
}

/** The form of a password hash; it says nothing about the password. */
export function randomHash(random: () => number): string {
  return `3|$argon2id$v=19$m=65536,t=4,p=1$${draw(BASE64, 22, random)}$${draw(BASE64, 43, random)}`
}

export function requestId(random: () => number): string {
  return draw(BASE64.slice(0, 62), 20, random)
}
