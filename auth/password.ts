import { hash, verify } from '@node-rs/argon2'

// Hashing and checking both take 64 MiB and a processor for a while: call them in a turn (password-turns.ts).

const argonCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** A hash of random bytes at the same cost: refusing an unknown account takes as long as a wrong password. */
const nobodysHash = '$argon2id$v=19$m=65536,t=3,p=1$2US/7kaWOYJ9ZLh37+pPeQ$mfl3Ny+P2wQOBUvopu9YaWWmPKBMsiOyhDBnAtqXqvg'

export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), argonCost)
}

/** Compares a password with a hash. Without a hash it does the same work and returns false. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const right = await verify(passwordHash ?? nobodysHash, normalizePassword(password))
  return right && !!passwordHash
}

/** Returns the same text for all keyboards (NFKC; NIST SP 800-63B, 3.1.1.2). */
function normalizePassword(password: string) {
  return password.normalize('NFKC')
}
