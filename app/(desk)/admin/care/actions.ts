'use server'

import { z } from 'zod'
import { only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { checkUpload } from '@/domain/care/fixity'
import { testMail } from '@/domain/notices/mail'
import { sendMail } from '@/lib/web/send-mail'

export const checkAgain = action(only('mediaId', z.string().max(40)), checkUpload)

export const sendTestMail = action(z.object({}), (actor, _, now) => testMail(actor, sendMail, now))
