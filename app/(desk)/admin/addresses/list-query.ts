import { z } from 'zod'
import { listAddress, monthField } from '../list-address'

export const redirectsAddress = listAddress('/admin/addresses', {
  q: z.string().trim().max(300),
  from: z.string().max(2_000),
})
export const everyAddressAddress = listAddress('/admin/addresses/all', { q: z.string().trim().max(300) })
export const missedAddress = listAddress('/admin/addresses/missing', { month: monthField })
