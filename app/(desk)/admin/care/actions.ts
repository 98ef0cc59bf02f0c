'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { checkUpload } from '@/domain/care/fixity'

export const checkAgain = action(z.object({ mediaId: z.string().max(40) }), (actor, { mediaId }) =>
  checkUpload(actor, mediaId, Date.now()),
)
