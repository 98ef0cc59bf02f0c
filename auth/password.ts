import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default kind) with 64 MiB and three passes. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** A hash of bytes nobody kept, at the same cost: an unknown account takes as long to refuse as a wrong password. */
const nobody = '$argon2id$v=19$m=65536,t=3,p=1$2US/7kaWOYJ9ZLh37+pPeQ$mfl3Ny+P2wQOBUvopu9YaWWmPKBMsiOyhDBnAtqXqvg'

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(prepare(password), cost))
}

/** Whether a password is the one behind a hash; without a hash it does the same work and says no. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const right = await inTurn(() => verify(passwordHash ?? nobody, prepare(password)))
  return right && !!passwordHash
}

/** The same text typed on different keyboards gives the same bytes (NIST SP 800-63B, 3.1.1.2). */
function prepare(password: string) {
  return password.normalize('NFKC')
}

// Two at a time in the whole process, however often this module is loaded: 128 MiB and two threads at most.
const key = Symbol.for('gazette.passwords')
const shared = globalThis as { [key]?: { free: number; waiting: (() => void)[] } }

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = (shared[key] ??= { free: 2, waiting: [] })
  if (turns.free > 0) turns.free--
  else await new Promise<void>((resolve) => turns.waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.free++
  }
}
