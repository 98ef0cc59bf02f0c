'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { revokePreviewLink } from '@/domain/publishing/preview-links'

export const revoke = action(z.object({ linkId: z.coerce.number().int() }), (actor, { linkId }) =>
  revokePreviewLink(actor, linkId, Date.now()),
)
