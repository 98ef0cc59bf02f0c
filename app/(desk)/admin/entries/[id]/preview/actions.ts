'use server'

import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { revokePreviewLink } from '@/domain/publishing/preview-links'

export const revokeLink = action(only('linkId', id), revokePreviewLink)
