import 'graphiql/setup-workers/vite';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import { fetchExamples } from './examples.ts';
import { tabsFor } from './tabs.ts';
import type { Tab } from './tabs.ts';

const root = document.getElementById('playground');
if (root === null) throw new Error('the page has no element "playground"');

/** GraphiQL 5.4 drops the first preset tab's variables and headers, unless it is also given them as the initial ones. */
const nothingStored = localStorage.getItem('graphiql:tabState') === null;
const tabs = tabsFor(await fetchExamples());
const fetcher = createGraphiQLFetcher({ url: new URL('/graphql', location.href).href });

createRoot(root).render(<Playground tabs={tabs} />);

function Playground({ tabs }: { readonly tabs: readonly Tab[] }) {
  const [first] = tabs;
  const initial =
    nothingStored && first !== undefined ? { initialVariables: first.variables, initialHeaders: first.headers } : {};
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={[HISTORY_PLUGIN, explorerPlugin()]}
      defaultTabs={[...tabs]}
      {...initial}
      shouldPersistHeaders
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>FusionRank</GraphiQL.Logo>
    </GraphiQL>
  );
}
