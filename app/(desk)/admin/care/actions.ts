'use server'

import { z } from 'zod'
import { only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { checkUpload } from '@/domain/care/fixity'

export const checkAgain = action(only('mediaId', z.string().max(40)), checkUpload)
