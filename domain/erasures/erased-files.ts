import { read } from '@/db/connection'
import { containsLetters } from '@/db/dialect'
import { erasures } from '@/db/schema'
import { erasureHash } from '@/lib/keys/erasure-hash'

export async function isErasedFile(sha256: string): Promise<boolean> {
  return (await read().$count(erasures, containsLetters(erasures.hashes, `file ${erasureHash('file', sha256)}`))) > 0
}

export const erasedFile = 'A file of these very bytes was erased here for somebody’s sake. It does not come again.'
