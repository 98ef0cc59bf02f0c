import { masterFile } from '@/lib/files/media-files'
import type { PictureType } from '@/lib/files/media-types'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { readStored } from '@/lib/store/media'
import type { Media } from './media'

/** Reads the master of a picture. Refused if its bytes differ from the recorded checksum. */
export async function readMaster({ id, type, sha256: sum }: Media): Promise<Result<Buffer>> {
  const master = await readStored(`${id}/${masterFile(type as PictureType)}`)
  if (!master) return refused('The file of this picture is missing. It is listed under “To fix”.')
  return sha256(master) === sum ? done(master) : refused(masterChanged)
}

const masterChanged =
  'The file of this picture is not what is known of it. If somebody is changing it, try again in a minute; otherwise it is listed under “To fix”.'
