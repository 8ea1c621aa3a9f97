package dev.flatline.suite.cli;

import dev.flatline.server.DisconnectCredential;
import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.Profile;
import dev.flatline.server.ServerConfig;
import picocli.CommandLine.Option;

/** How the reference server decides what the vendor leaves open. */
final class ProfileOptions {

    @Option(
            names = "--disconnect-run",
            paramLabel = "HOW",
            converter = RunWord.class,
            description =
                    "How the disconnect writes of a session run: together (one change; forbidden ones are left out), all-or-none or one-by-one. Default: together.")
    private Profile.DisconnectRun disconnectRun = Profile.DisconnectRun.TOGETHER;

    @Option(
            names = "--disconnect-at-stop",
            paramLabel = "HOW",
            converter = AtStopWord.class,
            description = "What becomes of disconnect writes when the server stops: forget or run. Default: forget.")
    private Profile.DisconnectAtStop disconnectAtStop = Profile.DisconnectAtStop.FORGET;

    @Option(
            names = "--listen-revocation",
            paramLabel = "WHEN",
            converter = RevocationWord.class,
            description =
                    "When a listen ends that rules or credential no longer allow: when-forbidden or never. Default: when-forbidden.")
    private Profile.ListenRevocation listenRevocation = Profile.ListenRevocation.WHEN_FORBIDDEN;

    @Option(
            names = "--cancel-permission",
            paramLabel = "WHAT",
            converter = PermissionWord.class,
            description = "What cancelling a disconnect write asks of the rules: none or write. Default: none.")
    private Profile.CancelPermission cancelPermission = Profile.CancelPermission.NONE;

    @Option(
            names = "--compound-hash",
            paramLabel = "ANSWER",
            converter = AnswerWord.class,
            description =
                    "What a listen with a compound hash is answered with: ranges that differ, or the whole. Default: ranges.")
    private Profile.CompoundHashAnswer compoundHashAnswer = Profile.CompoundHashAnswer.RANGES;

    @Option(
            names = "--last-session",
            paramLabel = "WHEN",
            converter = LastSessionWord.class,
            description =
                    "When a session ends whose client comes back and names it: eager (before the new one is greeted), late (after) or ignore (it does not). Default: eager.")
    private LastSessionPolicy lastSessionPolicy = LastSessionPolicy.EAGER;

    @Option(
            names = "--disconnect-credential",
            paramLabel = "WHO",
            converter = CredentialWord.class,
            description =
                    "As whom a disconnect write runs whose session has signed in anew: captured (who registered it) or current. Default: captured.")
    private DisconnectCredential disconnectCredential = DisconnectCredential.CAPTURED;

    ServerConfig.Builder applyTo(ServerConfig.Builder config) {
        return config.lastSessionPolicy(lastSessionPolicy)
                .disconnectCredential(disconnectCredential)
                .profile(new Profile(
                        disconnectRun, disconnectAtStop, listenRevocation, cancelPermission, compoundHashAnswer));
    }

    private static final class RunWord extends EnumWord<Profile.DisconnectRun> {
        RunWord() {
            super(Profile.DisconnectRun.values());
        }
    }

    private static final class AtStopWord extends EnumWord<Profile.DisconnectAtStop> {
        AtStopWord() {
            super(Profile.DisconnectAtStop.values());
        }
    }

    private static final class RevocationWord extends EnumWord<Profile.ListenRevocation> {
        RevocationWord() {
            super(Profile.ListenRevocation.values());
        }
    }

    private static final class PermissionWord extends EnumWord<Profile.CancelPermission> {
        PermissionWord() {
            super(Profile.CancelPermission.values());
        }
    }

    private static final class AnswerWord extends EnumWord<Profile.CompoundHashAnswer> {
        AnswerWord() {
            super(Profile.CompoundHashAnswer.values());
        }
    }

    private static final class LastSessionWord extends EnumWord<LastSessionPolicy> {
        LastSessionWord() {
            super(LastSessionPolicy.values());
        }
    }

    private static final class CredentialWord extends EnumWord<DisconnectCredential> {
        CredentialWord() {
            super(DisconnectCredential.values());
        }
    }
}
