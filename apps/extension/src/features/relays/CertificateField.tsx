import { useId } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

/** The certificate authority of a private relay, pasted or read from a file. */
export const CertificateField = ({ draft, faults, change }: FieldsProps) => {
  const id = useId()
  const readFile = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (file) change({ caCertificate: await file.text() })
    input.value = '' // the same file can be chosen again
  }
  return (
    <div class="stack">
      <TextArea
        label={
          <>
            {words('certificate')} <span class="optional">({words('optional')})</span>
          </>
        }
        hint={words('certificate-hint')}
        error={faults.caCertificate}
        value={draft.caCertificate}
        onValue={(caCertificate) => change({ caCertificate })}
        mono
        spellcheck={false}
        name="relay-certificate"
      />
      <div class="row">
        <label class="button secondary small file" for={id}>
          {words('certificate-file')}
          <input
            id={id}
            type="file"
            accept=".pem,.crt,.cer,application/x-pem-file"
            onChange={(event) => void readFile(event.currentTarget)}
          />
        </label>
        {draft.caCertificate === '' ? null : (
          <Button small variant="quiet" onClick={() => change({ caCertificate: '' })}>
            {words('certificate-remove')}
          </Button>
        )}
      </div>
    </div>
  )
}
