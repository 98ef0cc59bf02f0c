import { keepFirstChecksums } from '@/domain/care/first-checksums'
import { progress } from './progress'

/** Works out the checksums of uploads from before they were kept, once, and says so where there are any. */
export async function workOutChecksums(now: number) {
  const line = progress()
  const uploads = await keepFirstChecksums(now, (known, of) =>
    line.show(`Checksums of ${known.toLocaleString('en')} of ${of.toLocaleString('en')} older uploads`),
  )
  line.end()
  if (uploads > 0) console.log(`Worked out the checksums of ${uploads.toLocaleString('en')} older uploads.`)
}
