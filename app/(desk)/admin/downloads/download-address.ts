import { z } from 'zod'
import type { DownloadFilter } from '@/domain/files/downloads'

const Address = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  entry: z.coerce.number().int().min(1).max(1e15).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
})

export type DownloadAddress = z.infer<typeof Address>

/** Returns the request in the address of the list of downloads; what is not understood is left out. */
export function downloadsIn(query: Record<string, string | string[] | undefined>): DownloadAddress {
  return Address.parse(query)
}

export function downloadFilter({ month, entry }: DownloadAddress): DownloadFilter {
  return { month, entryId: entry }
}

export function downloadQuery({ month, entry, page }: DownloadAddress) {
  const parameters = Object.entries({ month, entry, page: page && page > 1 ? page : undefined })
  return new URLSearchParams(parameters.flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString()
}
