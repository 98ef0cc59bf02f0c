import { refused, type Refused } from '@/lib/result'

/** Refuses a file whose first bytes show that it is no ZIP (APPNOTE.TXT 4.3.7: `PK`, then 3 and 4, or 5 and 6 for an empty one). */
export function whyNotArchive(first: Buffer): Refused | undefined {
  const signature = first.subarray(0, 4).toString('hex')
  if (signature === '504b0304') return undefined
  if (signature === '504b0506') return refused('This ZIP file is empty.')
  return refused('This is not a ZIP file. Pack the folder wp-content/uploads as a ZIP, and choose that.')
}
