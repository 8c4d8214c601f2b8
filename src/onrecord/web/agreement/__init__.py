"""Double coding: who codes blind, how far coders agree, and settling what two of them say."""
