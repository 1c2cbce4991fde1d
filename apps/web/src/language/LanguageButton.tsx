import { Trans } from "@lingui/react/macro";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";

const LanguageDialog = lazy(async () => ({ default: (await import("./LanguageDialog.tsx")).LanguageDialog }));

/** A quiet way to another language. The globe is for who can't read the word beside it. */
export function LanguageButton(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="bare" onPress={() => setOpen(true)}>
        <Icon name="language" />
        <Trans>Language</Trans>
      </Button>
      <Suspense>{isOpen && <LanguageDialog isOpen onOpenChange={setOpen} />}</Suspense>
    </>
  );
}
