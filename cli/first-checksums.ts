import { saveFirstChecksums } from '@/domain/care/first-checksums'
import { progress } from './progress'

/** Works out the checksums of uploads from before they were kept, once, and says so where there are any. */
export async function workOutChecksums(now: number) {
  const line = progress()
  const uploads = await saveFirstChecksums(now, (n, total) =>
    line.show(`Checksums of ${n.toLocaleString('en')} of ${total.toLocaleString('en')} older uploads`),
  )
  line.end()
  if (uploads > 0) console.log(`Worked out the checksums of ${uploads.toLocaleString('en')} older uploads.`)
}
